; The installer for Windows, for one user and without administrator rights.
;   makensis -DVERSION=0.1.0 -DSOURCE=dist\ir-annotator -DICON=… -DTARGET=dist\ir-annotator-0.1.0-setup.exe installer.nsi
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define PROGRAM "IR Annotator"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\IRAnnotator"

Name "${PROGRAM}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\IR Annotator"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText "${PROGRAM} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${PROGRAM}"
VIAddVersionKey "FileDescription" "${PROGRAM} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\ir-annotator.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString PROJECT ${LANG_SIMPCHINESE} "投资者关系标注项目"
LangString PROJECT ${LANG_ENGLISH} "IR Annotator project"
LangString PACKAGE ${LANG_SIMPCHINESE} "投资者关系标注工作包"
LangString PACKAGE ${LANG_ENGLISH} "IR Annotator work package"

!macro Associate EXTENSION CLASS NAME
  WriteRegStr HKCU "Software\Classes\.${EXTENSION}" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${NAME}"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\ir-annotator.exe,0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\ir-annotator.exe" "%1"'
!macroend

Section
  ; An older version may hold files that this one lacks.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*"
  CreateShortcut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\ir-annotator.exe"
  !insertmacro Associate "irdb" "IRAnnotator.Project" "$(PROJECT)"
  !insertmacro Associate "irpack" "IRAnnotator.Package" "$(PACKAGE)"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\ir-annotator.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "The IR Annotator developers"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; Removes what was installed. Projects, backups and settings are the person's and stay.
Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\ir-annotator.exe"
  Delete "$INSTDIR\ir-annotator-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"
  DeleteRegKey HKCU "Software\Classes\IRAnnotator.Project"
  DeleteRegKey HKCU "Software\Classes\IRAnnotator.Package"
  DeleteRegKey HKCU "Software\Classes\.irdb"
  DeleteRegKey HKCU "Software\Classes\.irpack"
  DeleteRegKey HKCU "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
