"""A great many objects on the canvas: the merged pieces of a crowd that are seen from where one is."""

from __future__ import annotations

import math
import time

import numpy as np

from ui.space.camera import Camera
from ui.space.crowd import Detail, Piece
from ui.space.paintwork import Paintwork
from ui.space.stock import Stock
from ui.space.textures import FACADE

PATIENT_S = 0.05
"""Who waits longer than this for a picture wants it filled."""


class Throng:
    """Shows pieces of the stock's crowd.

    Parameters
    ----------
    paint : Paintwork
    stock : Stock
    """

    def __init__(self, paint: Paintwork, stock: Stock) -> None:
        self._paint, self._stock = paint, stock
        self._made: dict[int, list[str]] = {}
        self._shown: set[int] = set()
        self._turn = False

    def show(self, camera: Camera, aspect: float, pixels: int, detail: Detail, seconds: float) -> bool:
        """Draw what is seen from here in a picture so many pixels high; whether it is as fine as it should be.

        `seconds` says how long shapes and pieces may be made that are not there yet.
        """
        crowd = self._stock.crowd
        if not len(crowd) and not self._made:
            return True
        wanted, whole = self._wanted(camera, aspect, pixels, detail, seconds)
        for number in self._made.keys() - crowd.numbers:
            for name in self._made.pop(number):
                self._paint.remove(name)
            self._shown.discard(number)
        now = {piece.number for piece in wanted if len(piece.coat.faces)}
        for piece in wanted:
            if piece.number in now and piece.number not in self._made:
                self._made[piece.number] = self._put(piece)
                self._shown.add(piece.number)
        for number in self._shown ^ now:
            for name in self._made[number]:
                self._paint.show(name, number in now)
        self._shown = now
        return whole

    def _wanted(
        self, camera: Camera, aspect: float, pixels: int, detail: Detail, seconds: float
    ) -> tuple[list[Piece], bool]:
        crowd, levels, until = self._stock.crowd, self._stock.levels, time.perf_counter() + seconds
        wanted, whole = crowd.pieces(camera, aspect, pixels, detail, seconds)
        while levels.busy and seconds > PATIENT_S and (left := until - time.perf_counter()) > 0:
            levels.work(left)
            wanted, whole = crowd.pieces(camera, aspect, pixels, detail, math.inf)
        self._turn = not self._turn
        if levels.busy and self._turn:
            levels.work(0.0)  # a shape at a time, so that no picture waits for more
        return wanted, whole

    def _put(self, piece: Piece) -> list[str]:
        """Put a piece up, walls with the texture of facades; under which names."""
        names = []
        if not piece.walls.all():
            names.append(f"piece {piece.number}")
            self._paint.add(names[-1], piece.coat.part(np.flatnonzero(~piece.walls)))
        if piece.walls.any():
            chosen = np.flatnonzero(piece.walls)
            names.append(f"piece {piece.number} walls")
            places = piece.places[piece.coat.faces[chosen].ravel()]
            self._paint.add(names[-1], piece.coat.apart(chosen), texture=FACADE, places=places)
        return names
