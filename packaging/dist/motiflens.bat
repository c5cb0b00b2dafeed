@echo off
rem The command line of MotifLens: finds Java 17 or newer and starts it. Nothing is written beside it.
rem   MOTIFLENS_JAVA          the java.exe to use
rem   MOTIFLENS_JAVA_OPTIONS  options for it, -Xmx4g for example
setlocal
set "MOTIFLENS_HOME=%~dp0."
set "FOUND="
if defined MOTIFLENS_JAVA call :try "%MOTIFLENS_JAVA%"
if not defined FOUND if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined FOUND for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~$PATH:J"
if not defined FOUND for %%V in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft") do (
  for /d %%D in ("%ProgramFiles%\%%~V\*") do if not defined FOUND call :try "%%~D\bin\java.exe"
)
if not defined FOUND for /d %%D in ("%ProgramFiles%\IGV*" "%USERPROFILE%\IGV*") do (
  for /d %%K in ("%%~D\jdk-*") do if not defined FOUND call :try "%%~K\bin\java.exe"
)
if not defined FOUND (
  echo motiflens: There is no Java 17 or newer in JAVA_HOME, PATH or the usual places; install one ^(https://adoptium.net^) or name it in MOTIFLENS_JAVA. 1>&2
  exit /b 1
)
rem ALL-SYSTEM: Java's vector unit is used where this Java has it.
"%FOUND%" --add-modules=ALL-SYSTEM "-Dmotiflens.home=%MOTIFLENS_HOME%" %MOTIFLENS_JAVA_OPTIONS% -cp "%MOTIFLENS_HOME%\lib\*" org.motiflens.cli.Motiflens %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1" exit /b 0
for /f "usebackq tokens=2" %%V in (`^""%~1" --version 2^>nul^"`) do (
  for /f "tokens=1 delims=.-+" %%M in ("%%V") do if 1%%M GEQ 117 if 1%%M LSS 1000 set "FOUND=%~1"
  exit /b 0
)
exit /b 0
