import { useState } from 'preact/hooks';

/** Files that were let go over an element, in the hands of which they stay until others come. */
export function useDrop() {
  const [isOver, setIsOver] = useState(false);
  const [files, setFiles] = useState(/** @type {readonly File[]} */ ([]));
  return {
    isOver,
    files,
    handlers: {
      onDragOver: (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: () => setIsOver(false),
      onDrop: (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        setIsOver(false);
        setFiles([...(event.dataTransfer?.files ?? [])]);
      },
    },
  };
}

/** Beside a phone a file would be opened in place of the page. */
export function refuseDrops() {
  for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault());
}
