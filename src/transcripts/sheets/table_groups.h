#pragma once

#include "core/csv.h"

#include <cstddef>
#include <string>
#include <vector>

namespace filrouge::transcripts {

/// Whether the cells of a column name what its rows belong to (a group, a session, an entry) and
/// say nothing themselves: names that recur, or that are numbered.
bool names_groups(const CsvTable& table, std::size_t column);

/// The column in which most is said, where `grouping` names only groups, whatever it is called;
/// npos where none holds more words than that. Columns of speakers and times are none.
std::size_t column_of_speech(const CsvTable& table, std::size_t grouping);

/// A column called `group`, `session` … with several of them; npos where there is none.
std::size_t group_column(const CsvTable& table);

/// That the groups of a table are all in one source, and who is in several of them under one name.
/// `speaker` may be npos.
std::vector<std::string> told_groups(const CsvTable& table, std::size_t grouping,
                                     std::size_t speaker);

} // namespace filrouge::transcripts
