# Completes each line as fish would on Tab. Arguments: the script, then the lines.
source $argv[1]; or exit 1
for line in $argv[2..-1]
    complete -C $line | string replace -r '\t.*' '' | string replace -r '^' 'GOT:'
    echo DONE
end
