#include "dicom/data_set.hpp"

#include <algorithm>
#include <chrono>

#include "dicom/attributes.hpp"

namespace kakehashi::mappers::dicom {
namespace {

bool digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) {
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

std::string without(std::string_view text, char separator) {
    std::string result(text);
    std::erase(result, separator);
    return result;
}

std::string date_of(std::string_view text) {
    const std::string date = without(text, '.');  // ACR-NEMA form 2011.12.20
    if (date.size() != 8 || !digits(date)) return {};
    const std::chrono::year_month_day day{std::chrono::year{number(date.substr(0, 4))},
                                          std::chrono::month{static_cast<unsigned>(number(date.substr(4, 2)))},
                                          std::chrono::day{static_cast<unsigned>(number(date.substr(6, 2)))}};
    if (!day.ok()) return {};
    return date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6, 2);
}

/// TimezoneOffsetFromUTC `+0900` as `+09:00`.
std::string zone_of(std::string_view text) {
    if (text.size() == 5 && (text[0] == '+' || text[0] == '-') && digits(text.substr(1)))
        return std::string(text.substr(0, 3)) + ":" + std::string(text.substr(3));
    return std::string(text);
}

}  // namespace

std::string_view without_padding(std::string_view text) {
    constexpr std::string_view kPadding(" \0", 2);
    const auto first = text.find_first_not_of(kPadding);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kPadding) - first + 1);
}

bool Attribute::holds_something() const {
    const auto filled = [](const std::string& value) { return !value.empty(); };
    return is_bulk || !names.empty() || !items.empty() || std::any_of(values.begin(), values.end(), filled);
}

const Attribute* DataSet::find(std::string_view tag) const {
    const auto found = std::find_if(attributes_.begin(), attributes_.end(), [&](auto& one) { return one.tag == tag; });
    return found == attributes_.end() ? nullptr : &*found;
}

std::vector<std::string> DataSet::texts(std::string_view tag) const {
    std::vector<std::string> result;
    if (const Attribute* attribute = find(tag))
        for (const std::string& value : attribute->values)
            if (!value.empty()) result.push_back(value);
    return result;
}

std::string DataSet::text(std::string_view tag) const {
    if (const Attribute* attribute = find(tag))
        for (const std::string& value : attribute->values)
            if (!value.empty()) return value;
    return {};
}

const std::vector<DataSet>& DataSet::items(std::string_view tag) const {
    static const std::vector<DataSet> kNone;
    const Attribute* attribute = find(tag);
    return attribute ? attribute->items : kNone;
}

const DataSet& DataSet::item(std::string_view tag) const {
    static const DataSet kNone;
    const auto& all = items(tag);
    return all.empty() ? kNone : all.front();
}

Attribute& DataSet::add(Attribute attribute) { return attributes_.emplace_back(std::move(attribute)); }

void DataSet::add_missing_of(const DataSet& other) {
    for (const Attribute& attribute : other.attributes_)
        if (!find(attribute.tag)) attributes_.push_back(attribute);
    origins_.insert(origins_.end(), other.origins_.begin(), other.origins_.end());
}

void DataSet::keep_read_attributes() {
    std::erase_if(attributes_, [](const Attribute& attribute) { return vr_of(attribute.tag) == "UN"; });
}

void DataSet::move_by(const std::string& place, std::uint32_t offset) {
    place_.insert(0, place);
    offset_ += offset;
    for (std::uint32_t& origin : origins_) origin += offset;
    for (Attribute& attribute : attributes_) {
        attribute.offset += offset;
        for (DataSet& item : attribute.items) item.move_by(place, offset);
    }
}

bool is_uid(std::string_view text) {
    if (text.empty() || text.size() > 64) return false;
    while (true) {
        const auto dot = text.find('.');
        const std::string_view component = text.substr(0, dot);
        if (!digits(component) || (component.size() > 1 && component.front() == '0')) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

WrittenTime read_time(std::string_view date, std::string_view time, std::string_view utc_offset) {
    WrittenTime result{.text = date_of(date)};
    if (result.text.empty()) {
        result.invalid = !date.empty();
        return result;
    }
    std::string clock = without(time, ':');
    const auto point = clock.find('.');
    const std::string fraction = point == std::string::npos ? "" : clock.substr(point);
    clock.resize(std::min(clock.size(), point));
    if (clock.empty()) return result;
    const bool shaped = digits(clock) && clock.size() % 2 == 0 && clock.size() <= 6 &&
                        (fraction.empty() || (clock.size() == 6 && digits(fraction.substr(1))));
    if (!shaped || number(clock.substr(0, 2)) > 23 || (clock.size() > 2 && number(clock.substr(2, 2)) > 59) ||
        (clock.size() > 4 && number(clock.substr(4, 2)) > 59)) {
        result.invalid = true;
        return result;
    }
    if (clock.size() == 2) return result;  // an hour alone cannot be said in FHIR
    result.seconds_added = clock.size() == 4;
    if (result.seconds_added) clock += "00";
    result.text +=
        "T" + clock.substr(0, 2) + ":" + clock.substr(2, 2) + ":" + clock.substr(4, 2) + fraction + zone_of(utc_offset);
    return result;
}

}  // namespace kakehashi::mappers::dicom
