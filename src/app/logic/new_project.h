#pragma once

#include "workbench/workbench.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// What a new project is asked for, as far as no window is needed.
namespace filrouge::app {

/// A study's name as that of its file: without what file systems or people stumble over,
/// ".filrouge" at the end; "study.filrouge", translated, where nothing is left.
std::string file_name_for(std::string_view study);

/// `folder`/`name`, or with " 2", " 3" … before the ending where such a file exists.
std::filesystem::path free_file(const std::filesystem::path& folder, const std::string& name);

/// Why no project can be made there, in the user's language; empty: it can.
std::string problem_with_new_file(const std::filesystem::path& file);

struct NewStudy {
    std::filesystem::path file;
    workbench::NewProject project;
    std::string coder;              ///< empty: as before
    std::filesystem::path codebook; ///< to start from; empty: none
};

struct StudyLanguage {
    std::string code; ///< BCP 47
    std::string name; ///< as its speakers call it
};
/// Those whose word forms search knows, the commonest among the users first.
std::vector<StudyLanguage> study_languages();

} // namespace filrouge::app
