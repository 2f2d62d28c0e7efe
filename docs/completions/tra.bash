# bash completion for tra; written by: tra --completions bash
_tra_reports() { "$tra" --list-reports 2>/dev/null | cut -d' ' -f1; }
# The names of the parameters of report $1.
_tra_parameters() { "$tra" -c ".show '$1'" 2>/dev/null | sed -n 's/^--[[:space:]]*param[[:space:]][[:space:]]*\([^[:space:]]*\).*/\1/p'; }
# The values that parameter $2 of report $1 may have, and that hold $3 in some spelling.
_tra_values() {
  local column
  column=$("$tra" -c ".show '$1'" 2>/dev/null | sed -n "s/^--[[:space:]]*param[[:space:]][[:space:]]*$2[[:space:]][[:space:]]*[^[:space:]]*[[:space:]][[:space:]]*in[[:space:]][[:space:]]*\([^[:space:]]*\).*/\1/p")
  [[ -n $column ]] && "$tra" -c ".values $column '${3%%\'*}'" 2>/dev/null | sed 's/^[0-9 ]*  //'
}
# Offers the lines that begin with the word, $1 behind them.
_tra_offer() {
  local line
  while IFS= read -r line; do
    [[ $line == "$word"* ]] && COMPREPLY+=("$line$1")
  done
}
# What may stand behind -p: NAME=, then VALUE.
_tra_parameter() {
  local report= index
  for ((index = 1; index < COMP_CWORD; index++)); do
    [[ ${COMP_WORDS[index]} == @(-r|--report) ]] || continue
    report=${COMP_WORDS[index + 1]}
    [[ $report == = ]] && report=${COMP_WORDS[index + 2]}
  done
  [[ $report == +([[:alnum:]_.-]) ]] || return
  if [[ -z $name ]]; then
    compopt -o nospace
    _tra_offer = < <(_tra_parameters "$report")
  elif [[ $name == +([[:alnum:]_]) ]]; then
    compopt -o filenames
    local values
    mapfile -t values < <(_tra_values "$report" "$name" "$word")
    ((${#values[@]} == 0)) || _tra_offer < <(printf '%s\n' "${values[@]}")
    # `bac` finds `Bắc`, if nothing else is meant.
    ((${#COMPREPLY[@]} == 0 && ${#values[@]} == 1)) && COMPREPLY=("${values[0]}")
  fi
}
_tra() {
  local tra=$1 word=${COMP_WORDS[COMP_CWORD]} before=$3 name= attached=
  COMPREPLY=()
  # The shell parts --option=value and NAME=VALUE at the sign.
  if [[ $word == = ]]; then
    word= name=${COMP_WORDS[COMP_CWORD - 1]}
    before=${COMP_WORDS[COMP_CWORD - 2]}
  elif [[ ${COMP_WORDS[COMP_CWORD - 1]} == = ]]; then
    name=${COMP_WORDS[COMP_CWORD - 2]}
    before=${COMP_WORDS[COMP_CWORD - 3]}
  fi
  [[ $name == -* ]] && before=$name name= attached=1
  word=${word#[\"\']} word=${word//\\/}
  case $before in
    -c|--command) ;;
    -f|--file) _tra_file ;;
    -r|--report) _tra_offer < <(_tra_reports) ;;
    --section) ;;
    -p|-v|--param) _tra_parameter ;;
    --print-sql) COMPREPLY=($(compgen -W 'spark duckdb sqlite postgres off' -- "$word")) ;;
    -o|--output) _tra_file ;;
    --provenance) [[ -z $attached ]] || COMPREPLY=($(compgen -W 'full' -- "$word")) ;;
    --format) COMPREPLY=($(compgen -W 'auto box line csv tsv json jsonl markdown html' -- "$word")) ;;
    --null|--nullvalue) ;;
    --separator) ;;
    --digits) ;;
    --max-rows) ;;
    --max-width) ;;
    --locale) COMPREPLY=($(compgen -W 'plain vi' -- "$word")) ;;
    --chart) ;;
    --timeout) ;;
    --max-memory) ;;
    --max-result-rows) ;;
    --threads) ;;
    -i|--init) _tra_file ;;
    --color) COMPREPLY=($(compgen -W 'auto always never' -- "$word")) ;;
    --pager) ;;
    --history) _tra_file ;;
    --disabled-rules) COMPREPLY=($(compgen -W 'none semi-joins direct-correlation constant-folding logic-simplification common-conjuncts outer-joins implied-conditions predicate-pushdown empty-relations join-order limit-below-project redundant-distinct column-pruning merged-projections top-n zone-filters array-joins array-groups' -- "$word")) ;;
    --completions) COMPREPLY=($(compgen -W 'bash zsh' -- "$word")) ;;
    *)
      if [[ -z $word || $word == -* ]]; then
        COMPREPLY=($(compgen -W '-c --command -f --file -r --report --section -p -v --param --print-sql --check --list-reports -o --output --provenance --format --null --nullvalue --header --no-header --noheader --separator --bom --crlf --digits --max-rows --max-width --locale --chart --box --line --csv --tsv --json --jsonl --markdown --html --bail --keep-going --timeout --max-memory --max-result-rows --threads --timer --safe -q --quiet --batch --interactive -i --init -X --no-init --color --pager --history -h --help -V --version --disabled-rules --completions --man' -- "$word"))
      else
        _tra_file
      fi ;;
  esac
}
_tra_file() {
  compopt -o filenames
  _tra_offer < <(compgen -f -- "$word")
}
complete -F _tra tra
