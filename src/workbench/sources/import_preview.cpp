#include "workbench/sources/import_preview.h"

#include "workbench/sources/reading.h"
#include "workbench/sources/source_writer.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::workbench {
namespace {

using transcripts::Transcript;

constexpr std::size_t most_turns = 40;
constexpr CpCount longest_turn{400};

std::string cut(const Text& text, CpSpan span) {
    if (span.size() <= longest_turn) return std::string{text.slice(span)};
    return std::string{text.slice({span.begin(), span.begin() + longest_turn})} + "…";
}

/// Paragraphs that hold something.
std::vector<PreviewTurn> first_paragraphs(const Text& text) {
    std::vector<PreviewTurn> paragraphs;
    const auto& utf8 = text.utf8();
    for (std::size_t begin = 0; begin < utf8.size() && paragraphs.size() < most_turns;) {
        const auto end = std::min(utf8.find('\n', begin), utf8.size());
        if (utf8.find_first_not_of(" \t", begin) < end) {
            paragraphs.push_back(
                {{}, cut(text, text.index().from_bytes({BytePos{begin}, BytePos{end}})), {}});
        }
        begin = end + 1;
    }
    return paragraphs;
}

std::vector<PreviewTurn> beginning_of(const Transcript& transcript) {
    if (transcript.turns.empty()) return first_paragraphs(transcript.text);
    std::vector<PreviewTurn> turns;
    for (const auto& turn : transcript.turns) {
        if (turns.size() == most_turns) break;
        turns.push_back({turn.speaker, cut(transcript.text, turn.span), turn.begins});
    }
    return turns;
}

LanguageOrigin origin_of(const Transcript& transcript, const FileChoice& choice) {
    if (choice.language) return LanguageOrigin::chosen;
    if (transcript.language.empty()) return LanguageOrigin::project;
    return transcript.language_detected ? LanguageOrigin::detected : LanguageOrigin::stated;
}

FilePreview describe(const ReadFile& read, const FileChoice& choice, const Project& project) {
    FilePreview preview;
    preview.path = choice.path;
    if (!read.transcript) {
        preview.error = read.transcript.error();
        return preview;
    }
    const auto& transcript = *read.transcript;
    preview.name = choice.name.value_or(transcript.name);
    preview.format = transcript.format;
    preview.encoding = transcript.encoding;
    preview.language = language_of(transcript, choice, project);
    preview.language_origin = origin_of(transcript, choice);
    preview.kind = choice.kind.value_or(transcript.kind);
    preview.characters = transcript.text.size();
    preview.turns = transcript.turns.size();
    for (const auto& speaker : transcript.speakers)
        preview.speakers.push_back({speaker.label, speaker.role, speaker.turns});
    preview.has_times = std::any_of(transcript.turns.begin(), transcript.turns.end(),
                                    [](const auto& turn) { return turn.begins.has_value(); });
    preview.warnings = transcript.warnings;
    for (const auto& doubt : transcript.doubtful)
        preview.doubtful.push_back({doubt.line, doubt.label, doubt.given_to});
    preview.beginning = beginning_of(transcript);
    return preview;
}

void find_place(FilePreview& preview, const std::string& original, KnownSources& known) {
    if (preview.error) return;
    preview.already_there = known.with_original(original);
    if (preview.already_there.empty()) preview.name = known.add(preview.name, original);
}

} // namespace

std::string_view to_name(LanguageOrigin origin) {
    switch (origin) {
    case LanguageOrigin::stated: return "stated";
    case LanguageOrigin::detected: return "detected";
    case LanguageOrigin::project: return "project";
    case LanguageOrigin::chosen: return "chosen";
    }
    return "";
}

FilePreview preview_file(Workbench& bench, const FileChoice& choice) {
    const auto read = read_file(choice, Keep::nothing);
    auto preview = describe(read, choice, bench.project());
    KnownSources known{bench.project()};
    find_place(preview, read.original.sha256, known);
    return preview;
}

Result<ImportPreview> import_preview(Workbench& bench,
                                     const std::vector<std::filesystem::path>& paths,
                                     const ImportOptions& options, Progress& progress) {
    auto files = files_to_read(paths, options);
    if (!files) return files.error();
    ImportPreview preview;
    preview.skipped = std::move(files->skipped);
    preview.links = std::move(files->links);
    KnownSources known{bench.project()};
    try {
        read_files(files->choices, {}, progress, [&](std::size_t i, ReadFile& read) {
            preview.files.push_back(describe(read, files->choices[i], bench.project()));
            find_place(preview.files.back(), read.original.sha256, known);
        });
    } catch (const Failure& failure) {
        return failure.error();
    }
    return preview;
}

} // namespace filrouge::workbench
