#pragma once

#include "workbench/sources/import_preview.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

// What the import dialog shows of files before anything is written.
namespace filrouge::app {

enum class ImportColumn { file, format, language, kind, turns, speakers, times, remarks };
inline constexpr std::size_t import_columns = 8;

/// Headings in the user's language, in the order of `ImportColumn`.
std::array<std::string, import_columns> import_headings();

/// A file in the dialog.
struct ImportRow {
    workbench::FileChoice choice;
    workbench::FilePreview preview;
    bool ticked = false; ///< is to be imported
};

/// Ticked where it can be imported and is not there already.
ImportRow import_row(workbench::FileChoice choice, workbench::FilePreview preview);
[[nodiscard]] bool can_import(const ImportRow& row);

/// What is wrong with a file, in the user's language: the reason, not first where the file stands.
std::string reason(const std::filesystem::path& file, const Error& error);

std::string import_cell(const ImportRow& row, ImportColumn column);

/// "3 files, 212 turns; 1 left out" for the foot of the dialog.
std::string import_summary(const std::vector<ImportRow>& rows);

/// The file's warnings or error, then its first turns, speakers in bold, as HTML.
std::string import_preview_html(const ImportRow& row);

/// "P 1, Lieu ; Note" → its labels, trimmed.
std::vector<std::string> labels_in(const std::string& field);

/// In the user's language.
std::string kind_name(SourceKind kind);

} // namespace filrouge::app
