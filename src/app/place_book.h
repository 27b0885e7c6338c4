#pragma once

#include "app/transcript/source_tabs.h"

#include <string>

// Where the researcher was, kept in the user's settings: written as it changes, so that even a
// killed program comes back there.
namespace filrouge::app {

struct ProjectPlace {
    std::vector<SourceTabs::Tab> tabs;
    SourceId current;
};

void keep_place(const ProjectId& project, const ProjectPlace& place);
/// Empty where the project was never open here.
ProjectPlace kept_place(const ProjectId& project);

/// The project to open at the next start; empty: none.
void keep_last_project(const std::string& path);
std::string last_project();

/// Who codes, where nothing else says so.
void keep_coder(const std::string& name);
std::string kept_coder();

} // namespace filrouge::app
