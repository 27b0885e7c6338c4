#pragma once

#include "app/main_frame.h"

#include <wx/uiaction.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

// What the window tests share: the frame under test, waiting, keys and mouse, projects to open.
namespace filrouge::gui_test {

/// The frame under test; one for the whole program.
app::MainFrame& frame();
/// Its text, and the model of the project that is open in it.
app::TranscriptView& view();
workbench::Workbench& bench(); ///< of the open project
const Project& project();

/// Runs the event loop until `condition` holds; false after a generous time.
bool wait_until(const std::function<bool()>& condition,
                std::chrono::seconds limit = std::chrono::seconds{60});
/// Lets events through that are waiting now.
void settle();
/// Until nothing is under way in the background, the index included.
void wait_for_work();

void press(int key, int modifiers = wxMOD_NONE);
void type(const std::string& ascii);
void click(wxWindow& window, wxPoint point);
void double_click(wxWindow& window, wxPoint point);
void drag(wxWindow& window, wxPoint from, wxPoint to);
/// Gives a window the keyboard, as a click would, and waits until it has it.
void focus(wxWindow& window);
/// Waits until a dialog is in front.
void focus_dialog(wxDialog& dialog);

/// The whole screen → `screenshots/NAME.png` in the build folder.
void screenshot(const std::string& name);

/// A folder of this run, gone at its end.
const std::filesystem::path& folder();

/// A transcript with all that is hard in text: accents, decomposed accents, emoji, no-break spaces,
/// right to left, and Windows line ends in the file.
std::string hard_transcript();
/// A new project with that transcript (and `more` others) and a small codebook, closed again.
std::filesystem::path make_project(const std::string& name, std::size_t more = 0);
/// Opens it in the window and waits until it shows its first source and the index is made.
void open(const std::filesystem::path& project);

/// As after another language or theme was chosen: the window is made anew, and the project in it
/// opened again.
void renew();

/// The bytes of the view where `needle` stands; the nth occurrence from 0.
ByteSpan find_in_view(const std::string& needle);
/// Selects it as the keyboard would: caret before it, then Shift+Right once a character.
void select_by_keys(const std::string& needle);

/// Selects it as a whole and gives the text the keyboard.
void mark(const std::string& needle);
/// Waits for the palette, types part of a code's name there and takes the code.
void take_in_palette(const std::string& typed);

/// What is coded, read anew from the project's file: `CODE|passage`, in the order of the text.
std::vector<std::string> coded_in_file(const std::filesystem::path& project);

} // namespace filrouge::gui_test
