/** Closes what has just been opened, but not by the second click of a double click on its button. */
export function unlessDoubleClick(onClose: () => void) {
  return (event: object) => {
    if (!('detail' in event && Number(event.detail) > 1)) {
      onClose();
    }
  };
}
