@echo off
rem Double-click: sets the program up the first time, then makes the report. A workbook may be dropped on it.
rem ASCII only, so that any code page reads it; Chinese is said by PowerShell, from \u escapes.
setlocal
rem A folder on a server gets a drive letter: cmd works in no other.
pushd "%~dp0"
if not exist generate.py goto alone
set python=".venv\Scripts\python.exe"
if not exist %python% goto find
%python% -c "" >nul 2>nul
if not errorlevel 1 goto run
rem An environment of another PC, or of a Python that is gone.
rmdir /s /q .venv
:find
set python=py -3
%python% -c "" >nul 2>nul
if not errorlevel 1 goto run
set python=python
%python% -c "" >nul 2>nul
if not errorlevel 1 goto run
set "words=\u8fd9\u53f0\u7535\u8111\u4e0a\u6ca1\u6709 Python\uff0c\u7a0b\u5e8f\u8981\u7528\u5b83\u6765\u8fd0\u884c\u3002\n\u8bf7\u5230 https://www.python.org/downloads/ \u4e0b\u8f7d Windows \u7684 64 \u4f4d\u5b89\u88c5\u7a0b\u5e8f\uff083.11 \u6216\u66f4\u65b0\uff09\uff0c\u88c5\u597d\u540e\u518d\u53cc\u51fb\u4e00\u6b21\u3002\n\u5b89\u88c5\u65f6\u52fe\u9009 Add python.exe to PATH\u3002\u4e0d\u80fd\u4e0a\u7f51\u7684\u7535\u8111\uff0c\u8bf7\u5728\u522b\u7684\u7535\u8111\u4e0a\u4e0b\u8f7d\uff0c\u7528 U \u76d8\u62f7\u8fc7\u6765\u3002"
goto say
:alone
set "words=\u65c1\u8fb9\u627e\u4e0d\u5230 generate.py\uff1a\u7a0b\u5e8f\u53ef\u80fd\u8fd8\u5728\u538b\u7f29\u5305\u91cc\u3002\n\u8bf7\u53f3\u51fb\u538b\u7f29\u5305\uff0c\u9009\u201c\u5168\u90e8\u89e3\u538b\u7f29\u201d\uff0c\u518d\u53cc\u51fb\u89e3\u538b\u51fa\u6765\u7684\u6587\u4ef6\u5939\u91cc\u7684\u201c\u751f\u6210\u62a5\u544a.bat\u201d\u3002"
:say
powershell -NoProfile -Command "[regex]::Unescape('%words%')"
set code=2
goto end
:run
%python% generate.py %*
set code=%errorlevel%
:end
popd
rem Double-clicked or dropped on, the name of this file is its whole path in quotes, and the window would close at once.
if %0 == "%~0" pause
exit /b %code%
