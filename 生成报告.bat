@echo off
rem Double-click: sets the program up the first time, then makes the report. ASCII only, so that any code page reads it.
cd /d "%~dp0"
if not exist ".venv\Scripts\python.exe" (
    py -3 -m venv .venv
    if errorlevel 1 goto nopython
    ".venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check .
    if errorlevel 1 goto failed
)
".venv\Scripts\python.exe" generate.py %*
set code=%errorlevel%
if "%~1"=="" if exist output start "" output
if "%~1"=="" pause
exit /b %code%
:nopython
echo Python 3.11 or newer is needed: https://www.python.org/downloads/
pause
exit /b 2
:failed
rmdir /s /q .venv
echo Installation failed: Python 3.11 or newer and a network connection are needed.
pause
exit /b 2
