// A file made by the server goes to the user's downloads at once.
const take = () => {
  const given = props.value || {};
  if (!given.url) return;
  const link = document.createElement("a");
  link.href = given.url;
  link.download = given.orig_name || "";
  document.body.append(link);
  link.click();
  link.remove();
};
watch("value", take);
