# Completes each line as bash would on Tab. Arguments: the script, then the lines.
eval "$(cat "$1")" || exit 1
shift
[ "$(complete -p selfheal)" = 'complete -F _selfheal selfheal' ] || exit 1
for line; do
  # Like bash, which breaks words at "=" too.
  read -ra COMP_WORDS <<<"${line//=/ = }"
  case $line in *' ' | *=) COMP_WORDS+=('') ;; esac
  case $line in *=) unset 'COMP_WORDS[-1]' ;; esac
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMPREPLY=()
  _selfheal
  for word in "${COMPREPLY[@]}"; do printf 'GOT:%s\n' "$word"; done
  echo DONE
done
