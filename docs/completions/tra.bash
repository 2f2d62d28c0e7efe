# bash completion for tra; written by: tra --completions bash
_tra() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  case $before in
    -c|--command) COMPREPLY=() ;;
    -f|--file) COMPREPLY=($(compgen -f -- "$word")) ;;
    -r|--report) COMPREPLY=($(compgen -W "$(tra --list-reports 2>/dev/null | cut -d' ' -f1)" -- "$word")) ;;
    --section) COMPREPLY=() ;;
    -p|-v|--param) COMPREPLY=() ;;
    --print-sql) COMPREPLY=() ;;
    -o|--output) COMPREPLY=($(compgen -f -- "$word")) ;;
    --format) COMPREPLY=($(compgen -W 'auto box line csv tsv json jsonl markdown html' -- "$word")) ;;
    --null|--nullvalue) COMPREPLY=() ;;
    --separator) COMPREPLY=() ;;
    --digits) COMPREPLY=() ;;
    --max-rows) COMPREPLY=() ;;
    --max-width) COMPREPLY=() ;;
    --locale) COMPREPLY=($(compgen -W 'plain vi' -- "$word")) ;;
    --chart) COMPREPLY=() ;;
    --timeout) COMPREPLY=() ;;
    --max-memory) COMPREPLY=() ;;
    --max-result-rows) COMPREPLY=() ;;
    --threads) COMPREPLY=() ;;
    -i|--init) COMPREPLY=($(compgen -f -- "$word")) ;;
    --color) COMPREPLY=($(compgen -W 'auto always never' -- "$word")) ;;
    --pager) COMPREPLY=() ;;
    --history) COMPREPLY=($(compgen -f -- "$word")) ;;
    --completions) COMPREPLY=($(compgen -W 'bash zsh' -- "$word")) ;;
    *) COMPREPLY=($(compgen -W '-c --command -f --file -r --report --section -p -v --param --print-sql --check --list-reports -o --output --provenance --format --null --nullvalue --header --no-header --noheader --separator --bom --crlf --digits --max-rows --max-width --locale --chart --box --line --csv --tsv --json --jsonl --markdown --html --bail --keep-going --timeout --max-memory --max-result-rows --threads --timer --safe -q --quiet --batch --interactive -i --init -X --no-init --color --pager --history -h --help -V --version --completions --man' -- "$word")) ;;
  esac
}
complete -o filenames -F _tra tra
