#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kakehashi/mappers/conversion.hpp"
#include "kakehashi/mappers/text.hpp"

namespace kakehashi::mappers::hl7v2 {

/// The characters of MSH-1 and MSH-2.
struct Delimiters {
    char field = '|';
    char component = '^';
    char repetition = '~';
    char escape = '\\';
    char subcomponent = '&';
};

/// Where a value stands in its segment, all from 1. Subcomponent 0: the component as a whole.
struct At {
    unsigned field = 1;
    unsigned component = 1;
    unsigned repetition = 1;
    unsigned subcomponent = 1;
};

/// One populated value of a segment and what became of it.
struct Leaf {
    At at;
    std::uint32_t offset = 0;
    std::string_view raw;  ///< as it stands in the message, before escapes
    FieldFate fate = FieldFate::unmapped;
    std::string_view detail;   ///< of static storage or the configuration: FHIR element or reason
    std::uint32_t record = 0;  ///< offset of the segment that the value counts to; 0: its own
};

/// One segment. Taking a value marks it as mapped: what nobody takes shows up as unmapped in the account.
class Segment {
public:
    [[nodiscard]] std::string_view name() const { return name_; }
    /// The value with escapes resolved, marked as mapped to `target` (a literal). "" when it is not populated or `""`.
    std::string take(At at, std::string_view target);
    /// The value without a mark.
    [[nodiscard]] std::string peek(At at) const;
    /// Marks every value of a field (or, with component, of that component) as ignored for `reason` (a literal).
    void ignore(unsigned field, std::string_view reason, unsigned component = 0);
    /// Marks one component, or with component 0 every value, of one repetition as ignored, what is mapped already
    /// apart.
    void ignore_at(At at, std::string_view reason);
    void ignore_repetition(unsigned field, unsigned repetition, std::string_view reason);
    /// Marks every value that has no fate yet.
    void ignore_rest(std::string_view reason);
    [[nodiscard]] bool has(unsigned field) const { return repetitions(field) > 0; }
    [[nodiscard]] unsigned repetitions(unsigned field) const;
    /// "PID-5[2].1": what reports call the place.
    [[nodiscard]] std::string place(At at) const;
    [[nodiscard]] std::string place(unsigned field) const;

    [[nodiscard]] std::vector<Leaf>& leaves() { return leaves_; }
    [[nodiscard]] std::uint32_t offset() const { return offset_; }

    /// Puts a copy of another segment's value at `at`; nothing when something stands there.
    void lend(const Leaf& leaf, At at);

private:
    friend class Parser;
    /// Indexes of the leaves at that place, from and to before.
    [[nodiscard]] std::pair<std::size_t, std::size_t> range(const At& at) const;

    std::string_view name_;
    std::string label_;  ///< "PID", or "OBX[3]" where the segment repeats
    std::uint32_t offset_ = 0;
    Delimiters delimiters_;
    Charset charset_ = Charset::ascii;
    std::vector<Leaf> leaves_;  // ordered by At
};

/// One message. Views look into `text`, which the messages of one input share.
struct Message {
    std::shared_ptr<const std::string> text;
    Charset charset = Charset::ascii;
    std::vector<Segment> segments;

    /// The first segment of that name, or nullptr.
    [[nodiscard]] Segment* find(std::string_view name);
    [[nodiscard]] Segment& msh() { return segments.front(); }
    /// MSH-9.1 and MSH-9.2.
    [[nodiscard]] std::string type() { return msh().peek({9, 1}); }
    [[nodiscard]] std::string trigger() { return msh().peek({9, 2}); }
};

/// Decodes and splits an input: a message, several, or a batch. Frame characters, blank lines and line ends of other
/// systems are tolerated and reported; nothing but messages is refused.
///
/// @param charset  tried before what the input declares; see Context::charset
/// @return the messages, empty when `report` has the error why
/// Source: vendor-exports.md 1.2, 3.1, 3.2; HL7 v2.5 chapter 2
[[nodiscard]] std::vector<Message> parse_messages(std::string_view bytes, fhir::Report& report,
                                                  std::optional<Charset> charset = std::nullopt);

/// What an institution writes in a way of its own, while its message is mapped: fields that stand for others
/// (Context::fields) and names of code systems (Context::code_systems). A field that stands for another is read as that
/// one of the nearest segment before it, or else of the first, unless the message has that one itself. The end of this
/// gives every value back to its place, with what became of it.
class InstitutionWays {
public:
    InstitutionWays(Message& message, const Context& context);
    ~InstitutionWays();
    InstitutionWays(const InstitutionWays&) = delete;
    InstitutionWays& operator=(const InstitutionWays&) = delete;
    InstitutionWays(InstitutionWays&&) = delete;
    InstitutionWays& operator=(InstitutionWays&&) = delete;

private:
    struct LentField {
        Segment* from = nullptr;
        Segment* to = nullptr;
        unsigned from_field = 0;
        unsigned to_field = 0;
    };
    struct RenamedSystem {
        Segment* segment = nullptr;
        std::uint32_t offset = 0;
        std::string_view raw;
    };
    void lend_fields(const Context& context);
    void lend_field(Segment& from, unsigned field, std::string_view meaning);
    void rename_systems(const Context& context);

    Message& message_;
    std::vector<LentField> lent_;
    std::vector<RenamedSystem> renamed_;
};

/// "PID-13" as segment and field; field 0 when it is none.
[[nodiscard]] std::pair<std::string_view, unsigned> parse_field_name(std::string_view text);

/// Resolves escape sequences; unknown and unterminated ones stay as text.
[[nodiscard]] std::string resolve_escapes(std::string_view raw, const Delimiters& delimiters, Charset charset);

/// Moves the fate of every value into the account; values without one are looked up in the table of ignored fields.
void account_for(Message& message, Account& account);

/// Why a field is ignored on purpose, or "". Source: vendor-exports.md appendix B
[[nodiscard]] std::string_view ignored_reason(std::string_view message_type, std::string_view segment, unsigned field);

}  // namespace kakehashi::mappers::hl7v2
