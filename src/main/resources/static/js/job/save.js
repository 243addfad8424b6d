// Curves as files.

/** Hands the answer of `path` as `type` to the browser as a file. */
export async function save(path, type, name) {
  const response = await fetch(path, { headers: { Accept: type } });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
