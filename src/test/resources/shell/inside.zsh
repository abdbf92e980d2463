# The zsh at the terminal: tells which words it would complete, and when it is done.
setopt extended_glob
PS1= PS2= LISTMAX=100000
stty -echo rows 1000 cols 200
autoload -Uz compinit
compinit -D -u
eval "$(<$SCRIPT)"
compadd() {
  if [[ " ${@[1,(i)(-|--)]} " = *' '-[A-Za-z]#(O|A|D)' '* ]]; then builtin compadd "$@"; return; fi
  local -a words
  builtin compadd -A words "$@"
  (( $#words )) && print -rl -- '' GOT:${^words}
  builtin compadd "$@"
}
told() { _main_complete; print; print DONE$((1+1)) }
zle -C told complete-word told
bindkey -e
bindkey '^I' told
print READY$((1+1))
