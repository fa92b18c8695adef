#pragma once

#include <rapidjson/reader.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "document/storage.hpp"
#include "json/wide_number.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {

/// In-situ stream over the working copy: like rapidjson's own, with a Tell that is the byte offset.
using Stream = rapidjson::InsituStringStream;

/// Builds our tree from the reader's events.
///
/// Why not rapidjson::Document: with numbers as text it cannot tell the number 1.20 from the string "1.20", and its
/// values carry no place in the source.
class TreeHandler {
public:
    TreeHandler(Document::Storage& storage, const Stream& stream, const char* begin, const ParseLimits& limits)
        : writer_(storage), stream_(stream), begin_(begin), limits_(limits) {}

    /// Numbers are read from there, where they are whole: the stream's were shortened.
    /// @param source of the same offsets; outlives the tree
    void take_numbers_from(std::string_view source) { whole_numbers_ = source; }

    // The names of these functions are rapidjson's Handler concept.
    bool Null() { return value(TreeWriter::null(scalar_offset(4))); }
    bool Bool(bool flag) { return value(TreeWriter::boolean(flag, scalar_offset(flag ? 4 : 5))); }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        if (!whole_numbers_.empty()) [[unlikely]]
            return whole_number(offset_of(text));
        return value(TreeWriter::primitive(NodeKind::number, {text, length}, offset_of(text)));
    }
    bool String(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        if (is_refused(text, length)) return false;
        return value(TreeWriter::primitive(NodeKind::string, {text, length}, offset_of(text) - 1));
    }
    bool Key(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        if (is_refused(text, length)) return false;
        names_.push_back({text, length});
        return true;
    }
    bool StartObject() { return open(); }
    bool StartArray() { return open(); }
    bool EndObject(rapidjson::SizeType count) { return close_object(count); }
    bool EndArray(rapidjson::SizeType count) {
        const Node node =
            writer_.array(values_.data() + values_.size() - count, static_cast<std::uint32_t>(count), opened_.back());
        values_.resize(values_.size() - count);
        opened_.pop_back();
        return value(node);
    }
    // Never called: numbers are read as text.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }

    [[nodiscard]] const Node& root() const { return values_.front(); }

    enum class Refusal : std::uint8_t { none, too_deep, too_many_nodes, nul, lone_surrogate };
    [[nodiscard]] Refusal refusal() const { return refusal_; }
    [[nodiscard]] std::uint32_t refused_at() const { return refused_at_; }

    /// A member that was left out, because its object had one of that name already.
    struct Duplicate {
        std::string_view name;
        std::uint32_t offset = 0;
        std::uint32_t object = 0;  ///< offset
    };
    [[nodiscard]] const std::vector<Duplicate>& duplicates() const { return duplicates_; }

private:
    [[nodiscard]] std::uint32_t offset_of(const char* text) const { return static_cast<std::uint32_t>(text - begin_); }
    [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(stream_.src_ - begin_); }
    /// Literals are reported after they were read.
    [[nodiscard]] std::uint32_t scalar_offset(std::uint32_t length) const { return here() - length; }

    bool refuse(Refusal refusal, std::uint32_t offset) {
        refusal_ = refusal;
        refused_at_ = offset;
        return false;
    }
    bool is_refused(const char* text, std::size_t length) {
        if (std::memchr(text, 0, length) != nullptr) {
            refuse(Refusal::nul, offset_of(text));
            return true;
        }
        // The bytes of the source are UTF-8: half of a surrogate pair can come from an escape alone (\uDC00), and the
        // reader makes bytes of it that are none.
        const char* const end = text + length;
        for (const char* at = text;
             (at = static_cast<const char*>(std::memchr(at, 0xED, static_cast<std::size_t>(end - at)))) != nullptr;
             ++at) {
            if (end - at < 2 || static_cast<unsigned char>(at[1]) < 0xA0) continue;
            refuse(Refusal::lone_surrogate, offset_of(text));
            return true;
        }
        return false;
    }
    // Apart, to keep it out of the way of nearly every text.
    [[gnu::noinline]] bool whole_number(std::uint32_t offset) {
        return value(TreeWriter::primitive(NodeKind::number, number_at(whole_numbers_.substr(offset)), offset));
    }
    bool value(const Node& node) {
        if (++nodes_ > limits_.nodes_max) return refuse(Refusal::too_many_nodes, here());
        values_.push_back(node);
        return true;
    }
    bool open() {
        if (opened_.size() >= limits_.depth_max) return refuse(Refusal::too_deep, here());
        opened_.push_back(here());  // the iterative reader tells of a bracket before it takes it
        return true;
    }
    bool close_object(std::size_t count) {
        const auto first_value = values_.size() - count;
        const auto first_name = names_.size() - count;
        members_.clear();
        for (std::size_t i = 0; i < count; ++i) members_.push_back({names_[first_name + i], values_[first_value + i]});
        if (has_duplicates()) drop_duplicates();
        const auto kept = static_cast<std::uint32_t>(members_.size());
        const Node node = writer_.object(members_.data(), kept, opened_.back());
        values_.resize(first_value);
        names_.resize(first_name);
        opened_.pop_back();
        return value(node);
    }
    bool has_duplicates() {
        if (members_.size() <= kPairwiseMax) {
            for (std::size_t i = 1; i < members_.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    if (members_[i].name == members_[j].name) return true;
            return false;
        }
        sorted_.clear();
        for (const Member& member : members_) sorted_.push_back(member.name);
        std::sort(sorted_.begin(), sorted_.end());
        return std::adjacent_find(sorted_.begin(), sorted_.end()) != sorted_.end();
    }
    /// The first member of each name stays.
    void drop_duplicates() {
        std::unordered_set<std::string_view> seen;
        std::erase_if(members_, [&](const Member& member) {
            if (seen.insert(member.name).second) return false;
            duplicates_.push_back({.name = member.name, .offset = member.value.offset(), .object = opened_.back()});
            return true;
        });
    }

    static constexpr std::size_t kPairwiseMax = 16;  // below, comparing all pairs is quicker than sorting

    TreeWriter writer_;
    const Stream& stream_;
    const char* begin_;
    const ParseLimits& limits_;
    std::string_view whole_numbers_;
    std::uint32_t nodes_ = 0;
    std::vector<Node> values_;              // finished values that wait for their container
    std::vector<std::string_view> names_;   // names of the members that wait
    std::vector<std::uint32_t> opened_;     // offsets of the containers that are open
    std::vector<Member> members_;           // scratch of close_object
    std::vector<std::string_view> sorted_;  // scratch of has_duplicates
    Refusal refusal_ = Refusal::none;
    std::uint32_t refused_at_ = 0;
    std::vector<Duplicate> duplicates_;
};

}  // namespace kakehashi::fhir
