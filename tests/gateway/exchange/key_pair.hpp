#pragma once

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <string>

namespace kakehashi::gateway {

struct KeyPair {
    std::string private_pem;
    std::string public_pem;
};

/// A new key pair, as PEM texts.
inline KeyPair make_keys(const char* curve = "P-256") {
    EVP_PKEY* key = EVP_EC_gen(curve);
    const auto read = [](BIO* bio) {
        char* data = nullptr;
        const auto length = BIO_get_mem_data(bio, &data);
        std::string text(data, static_cast<std::size_t>(length));
        BIO_free(bio);
        return text;
    };
    BIO* private_bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(private_bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    BIO* public_bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(public_bio, key);
    EVP_PKEY_free(key);
    return {read(private_bio), read(public_bio)};
}

}  // namespace kakehashi::gateway
