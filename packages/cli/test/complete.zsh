# Prints what zsh would complete: zsh -f complete.zsh <script> <file for the completions> < lines
# Each list of completions ends with END. zsh completes only at a terminal, so it gets one.
zmodload zsh/zpty

hooks='
compadd() {
  local -a found
  if [[ " ${@[1,(i)(-|--)]} " != *" -"[OAD]" "* ]]; then
    builtin compadd -A found "$@"
    (( $#found )) && print -rl -- $IPREFIX$^found >> $answers
  fi
  builtin compadd "$@"
}
complete_and_print() {
  compprefuncs=()
  _main_complete
  print END >> $answers
  print DONE
  compstate[insert]= compstate[list]=
}
zle -C complete_and_print complete-word complete_and_print
bindkey "^T" complete_and_print
bindkey "^U" kill-whole-line
'
zpty shell zsh -f -i
zpty -w shell "PROMPT= answers=${(q)2}; autoload -Uz compinit; compinit -D -u; source ${(q)1}"
zpty -w shell "$hooks print READ''Y"
zpty -r -m shell output '*READY*'
while IFS= read -r line; do
  zpty -w -n shell "$line"$'\x14'
  zpty -r -m shell output '*DONE*'
  zpty -w -n shell $'\x15'
done
zpty -d shell
