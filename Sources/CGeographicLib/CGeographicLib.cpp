#include "CGeographicLib.h"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <cstring>
#include <exception>
#include <string>

using GeographicLib::MGRS;
using GeographicLib::UTMUPS;

namespace {

// No exception leaves: a caller in another language could not catch it.
template <typename Body>
int guarded(char *message, size_t size, Body body) {
  try {
    body();
    return 0;
  } catch (const std::exception &error) {
    if (size > 0) {
      std::strncpy(message, error.what(), size - 1);
      message[size - 1] = '\0';
    }
  } catch (...) {
    if (size > 0) message[0] = '\0';
  }
  return 1;
}

}  // namespace

int clearway_grid_forward(
    double latitude, double longitude, int zone, clearway_grid_position *position,
    char *message, size_t size) {
  return guarded(message, size, [&] {
    double scale;
    position->latitude = latitude;
    UTMUPS::Forward(
        latitude, longitude, position->zone, position->isNorthern, position->easting,
        position->northing, position->convergence, scale, zone < 0 ? UTMUPS::STANDARD : zone);
  });
}

int clearway_grid_reverse(
    clearway_grid_position *position, double *longitude, char *message, size_t size) {
  return guarded(message, size, [&] {
    double scale;
    UTMUPS::Reverse(
        position->zone, position->isNorthern, position->easting, position->northing,
        position->latitude, *longitude, position->convergence, scale);
  });
}

int clearway_mgrs_forward(
    const clearway_grid_position *position, int digits, char *reference, size_t capacity,
    char *message, size_t size) {
  return guarded(message, size, [&] {
    std::string text;
    MGRS::Forward(
        position->zone, position->isNorthern, position->easting, position->northing,
        position->latitude, digits, text);
    if (text.size() + 1 > capacity) throw GeographicLib::GeographicErr("no room for it");
    std::memcpy(reference, text.c_str(), text.size() + 1);
  });
}

int clearway_mgrs_reverse(
    const char *reference, clearway_grid_position *position, int *digits, char *message,
    size_t size) {
  return guarded(message, size, [&] {
    MGRS::Reverse(
        reference, position->zone, position->isNorthern, position->easting, position->northing,
        *digits, true);
  });
}
