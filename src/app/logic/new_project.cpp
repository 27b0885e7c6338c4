#include "app/logic/new_project.h"

#include "app/logic/strings.h"

#include <unistd.h>

namespace filrouge::app {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_name = 120; // bytes; file systems allow 255 with what is added

bool is_awkward(char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '\x7f' ||
           std::string_view{"/\\:*?\"<>|"}.find(c) != std::string_view::npos;
}

/// Not within a character.
void cut(std::string& name, std::size_t bytes) {
    if (name.size() <= bytes) return;
    while (bytes > 0 && (static_cast<unsigned char>(name[bytes]) & 0xC0) == 0x80) --bytes;
    name.resize(bytes);
}

} // namespace

std::string file_name_for(std::string_view study) {
    std::string name;
    for (const char c : study) {
        const char plain = is_awkward(c) ? ' ' : c;
        if (plain != ' ' || (!name.empty() && name.back() != ' ')) name += plain;
    }
    cut(name, longest_name);
    while (!name.empty() && (name.back() == ' ' || name.back() == '.')) name.pop_back();
    name.erase(0, name.find_first_not_of('.'));
    return name.empty() ? tr("study.filrouge") : name + ".filrouge";
}

fs::path free_file(const fs::path& folder, const std::string& name) {
    const fs::path wanted{name};
    auto file = folder / wanted;
    std::error_code ignored;
    for (int i = 2; fs::exists(file, ignored); ++i) {
        file = folder /
               (wanted.stem().string() + " " + std::to_string(i) + wanted.extension().string());
    }
    return file;
}

std::string problem_with_new_file(const fs::path& file) {
    std::error_code ignored;
    if (!file.has_filename() || !file.is_absolute()) return tr("Say where the file shall be.");
    const auto folder = file.parent_path();
    if (!fs::is_directory(folder, ignored)) {
        return tr("There is no folder “{}”.", folder.string());
    }
    if (fs::exists(file, ignored)) return tr("There is a file of that name already.");
    if (::access(folder.c_str(), W_OK) != 0) {
        return tr("You may not write in the folder “{}”.", folder.string());
    }
    return {};
}

std::vector<StudyLanguage> study_languages() {
    return {{"fr", "Français"}, {"en", "English"},  {"nl", "Nederlands"}, {"de", "Deutsch"},
            {"es", "Español"},  {"it", "Italiano"}, {"pt", "Português"},  {"ca", "Català"},
            {"ro", "Română"},   {"tr", "Türkçe"},   {"ar", "العربية"},    {"ru", "Русский"}};
}

} // namespace filrouge::app
