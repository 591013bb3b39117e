// What Clearway calls of GeographicLib (C++), as C: grids of the Earth and their references.
// Angles in degrees, lengths in metres. Each call gives 0, or else leaves a message.
#pragma once
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A position on the grids of UTM and UPS; zone 0 is UPS.
typedef struct {
  int zone;
  bool isNorthern;
  double easting;
  double northing;
  /// Degrees; which band of a grid reference it is in, on a border of two, hangs on it.
  double latitude;
  /// The bearing of grid north, clockwise from true north, in degrees.
  double convergence;
} clearway_grid_position;

/// The grid position of a place; `zone` 1 … 60, 0 for UPS, or −1 for the standard zone.
int clearway_grid_forward(
    double latitude, double longitude, int zone, clearway_grid_position *position,
    char *message, size_t size);

/// The longitude of a grid position, whose latitude and convergence it fills in.
int clearway_grid_reverse(
    clearway_grid_position *position, double *longitude, char *message, size_t size);

/// The MGRS reference of a grid position, with 0 … 5 digits for each axis.
int clearway_mgrs_forward(
    const clearway_grid_position *position, int digits, char *reference, size_t capacity,
    char *message, size_t size);

/// The middle of the square that a MGRS reference names, and its digits for each axis.
int clearway_mgrs_reverse(
    const char *reference, clearway_grid_position *position, int *digits, char *message,
    size_t size);

#ifdef __cplusplus
}
#endif
