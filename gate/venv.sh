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
echo "Installing the packages of $list; the first time this takes a minute."
exactly="--quiet --require-hashes --only-binary :all:"
with_pip() { "$folder/bin/python" -m pip --disable-pip-version-check install $exactly -r "$1"; }
with_uv() { "$folder/bin/uv" pip install $exactly --python "$folder/bin/python" --compile-bytecode -r "$1"; }
# uv needs a fifth of pip's time. Where it does not run, or may not go where pip is told to look, pip does it all.
{ with_pip requirements/install.txt && with_uv "$list"; } || with_pip "$list"

# `hub` is manage.py by the name that operators use.
cat > "$folder/bin/hub" <<'HUB'
#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
exec "$here/python" "$here/../../manage.py" "$@"
HUB
chmod +x "$folder/bin/hub"
touch "$folder/.ready"
