#pragma once

#include "core/entities.h"
#include "core/progress.h"
#include "core/result.h"
#include "core/text.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::transcripts {

/// A turn as found in a file: who by the label, not yet by person.
struct SpokenTurn {
    CpSpan label; ///< "Nadia : " in the text; empty where the format has no labels in its text
    CpSpan span;  ///< what is said; not empty
    std::string speaker; ///< name of a `Speaker` below
    std::optional<MediaTime> begins;
    std::optional<MediaTime> ends;
};

struct Speaker {
    std::string label; ///< as the file writes it most often, without separators: "Mme D."
    Role role = Role::participant;
    std::size_t turns = 0;
};

/// A line that begins like the label of somebody who was not believed to be a speaker.
struct DoubtfulLine {
    std::string line;     ///< cut after some 400 bytes
    std::string label;    ///< how its speaker would be called
    std::string given_to; ///< whose turn its words are in
};

/// What was understood of one file. Nothing of its words is lost: speaker labels stay in the text.
struct Transcript {
    std::string name; ///< file name without its ending: the proposed name of the source
    std::string file_name;
    std::string format;   ///< lower case: "docx"
    std::string encoding; ///< of text files: "UTF-8", "WINDOWS-1252"; empty for the others
    std::string language; ///< as stated by the file, else as detected; empty where neither
    bool language_detected = false;         ///< the file does not state it
    SourceKind kind = SourceKind::document; ///< guess: 3 and more participants make a focus group,
                                            ///< 1–2 an interview, none a document
    Text text;
    std::vector<SpokenTurn> turns;
    std::vector<Speaker> speakers;        ///< in order of appearance
    std::vector<std::string> warnings;    ///< English sentences
    std::vector<DoubtfulLine> doubtful{}; ///< at most 100
    std::string original;                 ///< the file's bytes
};

enum class SpeakerRecognition { automatic, off };

/// What a person says of a file's labels who knows better than the guess. Spelling counts as little
/// as in the file: case, accents and spaces do not matter.
struct SpeakerHints {
    std::vector<std::string> speakers;     ///< are speakers wherever they stand as labels
    std::vector<std::string> not_speakers; ///< never are
};

struct ReadOptions {
    SpeakerRecognition speakers = SpeakerRecognition::automatic;
    SpeakerHints hints{};                    ///< where speakers are recognised by their labels
    std::size_t max_file_bytes = 200u << 20; ///< larger files are refused
    std::size_t max_text_bytes = 100u << 20; ///< larger texts (a zip bomb's) are refused
    std::chrono::seconds converter_time{60}; ///< for one file
};

/// Endings that `read_transcript` understands, lower case, without the dot.
const std::vector<std::string>& readable_formats();

/// Reads one file. Safe from several threads. Errors (invalid_input, not_found, unreadable, failed)
/// name the file: empty, binary, broken, password-protected, too large, of an unknown format.
Result<Transcript> read_transcript(const std::filesystem::path& path, const ReadOptions& options);

/// The files that importing `paths` means: folders are walked (hidden files and folders left out,
/// sorted), files named stay. Files of unknown formats found in folders are left out and listed in
/// `skipped`.
struct FileList {
    std::vector<std::filesystem::path> files;
    std::vector<std::filesystem::path> skipped;
    std::vector<std::filesystem::path> links; ///< that lead out of the folder: not followed
};
Result<FileList> list_files(const std::vector<std::filesystem::path>& paths);

/// Turns and speakers of a plain text, by pattern and recurrence of labels. `emphasised` are ranges
/// the word processor shows in bold (a bold start of line speaks for a label). Time marks stay in
/// the text; `without_time_marks` takes them out.
struct Speech {
    std::vector<SpokenTurn> turns;
    std::vector<Speaker> speakers;
    std::vector<std::string> warnings{}; ///< spellings taken as one person, labels not believed
    std::vector<DoubtfulLine> doubtful{};
};
Speech recognise_speakers(const Text& text, const std::vector<CpSpan>& emphasised,
                          const SpeakerHints& hints = {});

} // namespace filrouge::transcripts
