# Completes each line as zsh would on Tab: by a real zsh at a terminal of its own. Arguments: the script, then the lines.
zmodload zsh/zpty || exit 1
zpty shell env TERM=dumb SCRIPT="$1" zsh -f -i || exit 1
zpty -w shell "source ${0:h}/inside.zsh"
while zpty -r shell line; do [[ $line = *READY2* ]] && break; done
for text in "${@[2,-1]}"; do
  zpty -w -n shell $'\x15'"$text"$'\t'
  while zpty -r shell line; do
    [[ $line = *DONE2* ]] && break
    [[ $line = GOT:* ]] && print -r -- "${line%%$'\r'*}"
  done
  print DONE
done
zpty -d shell
