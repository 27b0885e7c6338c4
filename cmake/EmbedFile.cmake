# Run by `cmake -P`: writes ${OUTPUT}, C++ that defines ${NAMESPACE}::${NAME}, a string_view of the bytes of ${INPUT}.
file(READ "${INPUT}" hex HEX)
string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${hex}")
# Pieces: compilers bound the length of one literal.
string(REGEX REPLACE "((\\\\x..)(\\\\x..)(\\\\x..)(\\\\x..)(\\\\x..)(\\\\x..)(\\\\x..)(\\\\x..))" "\\1\"\n    \"" bytes "${bytes}")
file(SIZE "${INPUT}" size)
file(WRITE "${OUTPUT}" "#include <string_view>\n\nnamespace ${NAMESPACE} {\nextern const std::string_view ${NAME};\nconst std::string_view ${NAME}{\n    \"${bytes}\",\n    ${size}};\n} // namespace ${NAMESPACE}\n")
