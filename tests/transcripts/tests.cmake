filrouge_test(transcripts
  SOURCES
    transcripts/archives_test.cpp
    transcripts/caption_speakers_test.cpp
    transcripts/caption_words_test.cpp
    transcripts/captions_test.cpp
    transcripts/corpora_test.cpp
    transcripts/dialogue_test.cpp
    transcripts/encodings_test.cpp
    transcripts/golden_test.cpp
    transcripts/hostile_test.cpp
    transcripts/json_test.cpp
    transcripts/labels_test.cpp
    transcripts/language_test.cpp
    transcripts/line_grammar_test.cpp
    transcripts/linear_test.cpp
    transcripts/pdf_test.cpp
    transcripts/reader_test.cpp
    transcripts/services_test.cpp
    transcripts/speakers_test.cpp
    transcripts/table_header_test.cpp
    transcripts/tables_test.cpp
    transcripts/time_marks_test.cpp
    transcripts/utterances_test.cpp
    transcripts/whose_words_test.cpp
    transcripts/words_test.cpp
  USES transcripts
  EXTERNAL pugixml::pugixml ZLIB::ZLIB fmt::fmt)
