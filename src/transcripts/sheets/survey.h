#pragma once

#include "transcripts/reader.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

// The answers of a survey: a table (csv, tsv, xlsx, ods) with a row for each respondent and a
// column for each question.
namespace filrouge::transcripts {

enum class SurveyShape {
    source_per_row,    ///< a source is what one respondent answered
    source_per_column, ///< a source is all answers to one question
};

struct SurveyColumn {
    std::string name;
    std::size_t answers = 0; ///< cells that are not empty
    bool open = false;       ///< guess: answered in sentences
};

struct SurveyOutline {
    std::vector<SurveyColumn> columns;
    std::size_t respondents = 0;
    std::string name_column; ///< guess: what tells respondents apart; empty: nothing does
};

/// Errors as `read_table`.
Result<SurveyOutline> outline_survey(const std::filesystem::path& path, const ReadOptions& options);

struct SurveyRequest {
    SurveyShape shape = SurveyShape::source_per_row;
    std::vector<std::string> text_columns{}; ///< empty: those guessed to be open
    std::string name_column{};               ///< empty: the guess
};

struct Survey {
    std::vector<Transcript> sources;    ///< without their original
    std::vector<std::string> variables; ///< the other columns
    struct Respondent {
        std::string name; ///< "Inès"; of the third row "3" where nothing names them, "#3" where
                          ///< only its own name is missing
        std::size_t source = 0;          ///< per row: index of the source
        std::vector<std::string> values; ///< as many as `variables`; empty: no value
    };
    std::vector<Respondent> respondents; ///< who answered at least one text column
    std::size_t silent = 0;              ///< those who answered none; left out
    std::string original;                ///< the file's bytes
};

/// Per row: each answer a turn of nobody, below its question where several are read; named by the
/// name column, else "answers 3". Per column: each answer a turn of its respondent; named by the
/// question. Errors (invalid_input) name the file: an unknown column, no column of text.
Result<Survey> read_survey(const std::filesystem::path& path, const SurveyRequest& request,
                           const ReadOptions& options);

} // namespace filrouge::transcripts
