#include "app/logic/import_table.h"

#include "app/logic/error_texts.h"
#include "app/logic/passages.h"
#include "app/logic/strings.h"

#include <algorithm>
#include <utility>

namespace filrouge::app {
namespace {

void replace_all(std::string& text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

std::string remarks(const ImportRow& row) {
    const auto& file = row.preview;
    if (file.error) return reason(row.choice.path, *file.error);
    if (!file.already_there.empty()) return tr("Already there as “{}”", file.already_there);
    std::string all;
    for (const auto& warning : file.warnings) {
        all += (all.empty() ? "" : " · ") + translate_error_text(warning);
    }
    return all;
}

std::string speakers(const workbench::FilePreview& file) {
    std::string names;
    for (const auto& speaker : file.speakers) {
        names += (names.empty() ? "" : ", ") + speaker.label;
        if (speaker.role == Role::moderator) names += "*";
    }
    return names.empty() ? "0" : std::to_string(file.speakers.size()) + ": " + names;
}

std::string language_shown(const workbench::FilePreview& file) {
    const bool sure = file.language_origin == workbench::LanguageOrigin::stated ||
                      file.language_origin == workbench::LanguageOrigin::chosen;
    return sure ? file.language : file.language + " ?";
}

std::string clock(MediaTime time) {
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const auto seconds = time.ms / 1000;
    return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t");
    const auto end = text.find_last_not_of(" \t");
    return begin == std::string::npos ? std::string{} : text.substr(begin, end - begin + 1);
}

} // namespace

std::array<std::string, import_columns> import_headings() {
    return {tr("File"),  tr("Format"),   tr("Language"), tr("Kind"),
            tr("Turns"), tr("Speakers"), tr("Times"),    tr("Remarks")};
}

ImportRow import_row(workbench::FileChoice choice, workbench::FilePreview preview) {
    ImportRow row{std::move(choice), std::move(preview), false};
    row.ticked = can_import(row);
    return row;
}

std::string reason(const std::filesystem::path& file, const Error& error) {
    auto said = describe(error);
    const auto name = file.filename().string();
    replace_all(said, file.string(), name);
    // The French sentence that says what kind of error it is may stand before it.
    for (const auto& lead : {name + french_spaces(" : "), name + ": "}) replace_all(said, lead, {});
    // "X cannot be read": the column beside names it.
    if (said.starts_with(name + " ")) said.erase(0, name.size() + 1);
    return said;
}

bool can_import(const ImportRow& row) {
    return !row.preview.error && row.preview.already_there.empty();
}

std::string import_cell(const ImportRow& row, ImportColumn column) {
    const auto& file = row.preview;
    if (column == ImportColumn::file) return row.choice.path.filename().string();
    if (column == ImportColumn::remarks) return remarks(row);
    if (file.error) return {};
    switch (column) {
    case ImportColumn::format:
        return file.encoding.empty() ? file.format : file.format + " · " + file.encoding;
    case ImportColumn::language: return language_shown(file);
    case ImportColumn::kind: return kind_name(file.kind);
    case ImportColumn::turns: return std::to_string(file.turns);
    case ImportColumn::speakers: return speakers(file);
    case ImportColumn::times: return file.has_times ? tr("yes") : tr("no");
    case ImportColumn::file:
    case ImportColumn::remarks: break;
    }
    return {};
}

std::string import_summary(const std::vector<ImportRow>& rows) {
    std::size_t files = 0;
    std::size_t turns = 0;
    for (const auto& row : rows) {
        if (!row.ticked) continue;
        ++files;
        turns += row.preview.turns;
    }
    auto text = plural(files, "{} file to import", "{} files to import") + ", " +
                plural(turns, "{} turn", "{} turns");
    if (files < rows.size()) {
        text += " · " + plural(rows.size() - files, "{} left out", "{} files left out");
    }
    return text;
}

namespace {

// What would go to the wrong person if the guess is wrong comes before the first turns.
std::string doubts_html(const workbench::FilePreview& file) {
    if (file.doubtful.empty()) return {};
    std::string html = "<p>" +
                       escape_html(tr("If these lines begin with a speaker’s label, name it under "
                                      "“are also”; if not, under “are not”:")) +
                       "</p><ul>";
    for (const auto& doubt : file.doubtful) {
        html += "<li>" + escape_html(doubt.line) + " <i>(" +
                escape_html(tr("given to {}", doubt.given_to)) + ")</i></li>";
    }
    return html + "</ul>";
}

} // namespace

std::string import_preview_html(const ImportRow& row) {
    const auto& file = row.preview;
    std::string html;
    const auto remark = remarks(row);
    if (file.error || !file.already_there.empty()) return "<p>" + escape_html(remark) + "</p>";
    for (const auto& warning : file.warnings) {
        html += "<p>⚠ " + escape_html(translate_error_text(warning)) + "</p>";
    }
    html += doubts_html(file);
    for (const auto& turn : file.beginning) {
        const auto speaker =
            std::find_if(file.speakers.begin(), file.speakers.end(),
                         [&](const auto& known) { return known.label == turn.speaker; });
        html += "<p>";
        if (turn.begins) html += "<font size=\"-1\">" + clock(*turn.begins) + "</font> ";
        if (!turn.speaker.empty()) html += "<b>" + escape_html(turn.speaker) + "</b>";
        if (speaker != file.speakers.end() && speaker->role == Role::moderator) {
            html += " <i>(" + escape_html(tr("moderator")) + ")</i>";
        }
        html += (turn.speaker.empty() ? "" : "<br>") + escape_html(turn.text) + "</p>";
    }
    return html;
}

std::vector<std::string> labels_in(const std::string& field) {
    std::vector<std::string> labels;
    for (std::size_t at = 0; at <= field.size();) {
        const auto end = std::min(field.find_first_of(",;", at), field.size());
        auto label = trimmed(field.substr(at, end - at));
        if (!label.empty()) labels.push_back(std::move(label));
        at = end + 1;
    }
    return labels;
}

std::string kind_name(SourceKind kind) {
    switch (kind) {
    case SourceKind::focus_group: return tr("focus group");
    case SourceKind::interview: return tr("interview");
    case SourceKind::document: return tr("document");
    }
    return {};
}

} // namespace filrouge::app
