#include "facts/attachments.hpp"

#include <openssl/evp.h>

#include <algorithm>

#include "facts/identity.hpp"
#include "facts/messages.hpp"
#include "kakehashi/fhir/primitive.hpp"

namespace kakehashi::mappers::facts {

std::string to_base64(std::string_view bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends with a NUL
    const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
    const int size =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), from, static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

void write_attachment(UnitWriter& writer, fhir::Builder attachment, const AttachmentFact& fact,
                      std::string_view element) {
    std::string data = fact.base64;
    std::erase_if(data, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    if (!data.empty() && !fhir::is_valid_base64(data)) {
        writer.warn(messages::kAttachmentInvalid, element);
        data.clear();
    }
    std::string type = fact.content_type;
    if (!fact.bytes.empty()) {
        data = to_base64(fact.bytes);
        attachment.set_integer("size", static_cast<std::int64_t>(fact.bytes.size()));
        attachment.set_string("hash", to_base64(sha1_bytes(fact.bytes)));
    }
    if (!fact.text.empty()) {
        data = to_base64(fact.text);
        type = "text/plain;charset=UTF-8";
    }
    // R4 att-1: what has data says what it is.
    if (!data.empty() && type.empty()) type = "application/octet-stream";
    attachment.set_string("contentType", type).set_string("data", data).set_string("url", fact.url);
    attachment.set_string("title", fact.title);
    if (data.empty() && fact.url.empty()) writer.warn(messages::kAttachmentEmpty, element);
}

}  // namespace kakehashi::mappers::facts
