#pragma once

#include <wx/arrstr.h>
#include <wx/window.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::app {

/// One of a few, all in sight. Nothing where the user cancels.
std::optional<std::size_t> ask_choice(wxWindow* parent, const std::string& question,
                                      const std::string& title, const wxArrayString& choices,
                                      std::size_t now = 0);

/// A line of text, spaces at its ends left out. Nothing where the user cancels.
std::optional<std::string> ask_line(wxWindow* parent, const std::string& question,
                                    const std::string& title, const std::string& now = {});

/// Likewise, with those known to choose from.
std::optional<std::string> ask_line_or_known(wxWindow* parent, const std::string& question,
                                             const std::string& title,
                                             const std::vector<std::string>& known,
                                             const std::string& now);

} // namespace filrouge::app
