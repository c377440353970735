#!/bin/sh
# Makes a virtual environment with exactly the packages of a hashed list: gate/venv.sh FOLDER LIST
set -eu
folder=$1 list=$2
: "${PYTHON:=python3}"

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Learning Hub needs Python 3.11 or newer; $PYTHON is older. Name a newer one: make run PYTHON=python3.12" >&2
    exit 1
}
if [ ! -x "$folder/bin/python" ]; then
    echo "Making the virtual environment $folder."
    "$PYTHON" -m venv "$folder" || {
        rm -rf "$folder"
        echo "Python cannot make virtual environments here. On Debian and Ubuntu install python3-venv." >&2
        exit 1
    }
fi
echo "Installing the packages of $list; the first time this takes a minute or two."
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$list"

# `hub` is manage.py by the name that operators use.
cat > "$folder/bin/hub" <<'HUB'
#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
exec "$here/python" "$here/../../manage.py" "$@"
HUB
chmod +x "$folder/bin/hub"
touch "$folder/.ready"
