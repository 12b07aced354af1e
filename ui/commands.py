"""What the declared actions do, each in a line or a few; a method is named as its action, with dots as underscores."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from models.requests import Variation
from ui import theme as themes
from ui.actions import Palette
from ui.controllers.session import neighbour
from ui.inspector.catalogue import CategoryFinder
from ui.keys_help import KeysHelp
from ui.preferences import PreferencesDialog, prefer
from ui.shortcuts import ShortcutsDialog
from ui.space.lamps import kind_of
from ui.street_commands import StreetCommands
from ui.templates import Template, TemplateDialog
from ui.words import tr

if TYPE_CHECKING:
    from ui.window import MainWindow


class Commands(StreetCommands):
    """The actions of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def file_new(self) -> None:
        self._window.files.new()

    def file_open(self) -> None:
        self._window.files.open()

    def file_template(self) -> None:
        dialog = TemplateDialog(self._window)
        dialog.chosen.connect(self._open_template)
        dialog.open()

    def _open_template(self, template: Template) -> None:
        if self._window.files.open_template(template.open):
            self._window.generator.furnish_opened()

    def file_save(self) -> None:
        self._window.files.save()

    def file_save_as(self) -> None:
        self._window.files.save_as()

    def file_export(self) -> None:
        self._window.files.export()

    def file_picture(self) -> None:
        w = self._window
        size = w.dialogs.ask_size(w.space.pixels)
        path = size and w.dialogs.ask_save(w.dialogs.folder / f"{w.session.title}.png", (".png",))
        if size and path:
            w.photographer.take(w.space.photo(size, path))

    def file_quit(self) -> None:
        self._window.close()

    def edit_undo(self) -> None:
        self._window.session.undo()

    def edit_redo(self) -> None:
        self._window.session.redo()

    def edit_cut(self) -> None:
        self._window.desk.clipboard.cut()

    def edit_copy(self) -> None:
        self._window.desk.clipboard.copy()

    def edit_paste(self) -> None:
        self._window.desk.paste()

    def edit_duplicate(self) -> None:
        self._window.plan.controller.duplicate()

    def edit_delete(self) -> None:
        at_objects = self._window.plan.hasFocus() or self._window.space.hasFocus()
        if self._window.session.relation is not None and not (at_objects and self._window.session.selection):
            self._window.relations.remove(self._window.session.relation)
        else:
            self._window.plan.controller.delete()

    def edit_all(self) -> None:
        self._window.session.select(self._window.session.scene.by_id)

    def edit_next(self) -> None:
        self._window.session.select(neighbour(self._window.session, 1))

    def edit_previous(self) -> None:
        self._window.session.select(neighbour(self._window.session, -1))

    def edit_shortcuts(self) -> None:
        ShortcutsDialog(self._window, self._window.actions_, self._window.settings).open()

    def edit_preferences(self) -> None:
        PreferencesDialog(self._window).open()

    def edit_turn(self) -> None:
        self._window.plan.controller.rotate_selection(math.pi / 2)

    def edit_rename(self) -> None:
        self._window.panels.bring("Inspector")
        self._window.inspector.label.setFocus()
        self._window.inspector.label.selectAll()

    def edit_lock(self) -> None:
        self._window.inspecting.lock_selection()

    def edit_align_left(self) -> None:
        self._window.desk.aligning.align("left")

    def edit_align_right(self) -> None:
        self._window.desk.aligning.align("right")

    def edit_align_top(self) -> None:
        self._window.desk.aligning.align("top")

    def edit_align_bottom(self) -> None:
        self._window.desk.aligning.align("bottom")

    def edit_centre_across(self) -> None:
        self._window.desk.aligning.align("centre x")

    def edit_centre_up(self) -> None:
        self._window.desk.aligning.align("centre y")

    def edit_distribute_across(self) -> None:
        self._window.desk.aligning.distribute("x")

    def edit_distribute_up(self) -> None:
        self._window.desk.aligning.distribute("y")

    def edit_snap(self, on: bool) -> None:
        self._window.plan.controller.snapping = self._window.space.controller.snapping = on

    def scene_add(self) -> None:
        finder = CategoryFinder(self._window, self._window.theme, self._window.session.scene.kind)
        finder.chosen.connect(self._window.add)
        finder.marked.connect(self._window.suggesting.suggest)
        finder.open(self._window.mapToGlobal(QPoint(self._window.width() // 2, 120)))

    def scene_draw(self, on: bool) -> None:
        self._window.plan.set_tool(self._window.plan.box_tool if on else None)

    def scene_room(self, on: bool) -> None:
        self._window.plan.set_tool(self._window.plan.room_tool if on else None)

    def scene_outline(self) -> None:
        self._window.plan.set_tool(self._window.plan.room_tool)
        self._window.plan.room_tool.set_mode("draw")

    def scene_trace(self) -> None:
        path = self._window.dialogs.ask_picture()
        if path is not None:
            self._window.desk.trace(path)

    def scene_relate(self) -> None:
        if len(self._window.session.selection) == 2:
            subject, target = (i for i in self._window.session.scene.by_id if i in self._window.session.selection)
            menu = self._window.graph.menus.of_pair(subject, target)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._window.graph.mapToGlobal(self._window.graph.rect().center()))

    def scene_derive(self) -> None:
        count = self._window.relations.derive()
        fresh = tr("Wrote {count} relations that hold now.", count=count)
        self._window.say(fresh if count else tr("All that holds is written already."))

    def scene_everything(self, on: bool) -> None:
        self._window.graph.show_everything(on)

    def scene_lay_out(self) -> None:
        self._window.graph.lay_out()

    def generate_run(self) -> None:
        self._window.generator.regenerate(self._window.generate_bar.scope.currentData())

    def generate_again(self) -> None:
        self._window.generator.again(random.randrange(1, 100_000), self._window.generate_bar.scope.currentData())

    def generate_layout(self) -> None:
        self._window.generator.regenerate(self._window.generate_bar.scope.currentData(), only_layout=True)

    def generate_reshape(self) -> None:
        self._window.generator.reshape(tuple(self._window.session.selection))

    def generate_vary(self) -> None:
        self._window.generator.vary(tuple(self._window.session.selection), Variation(self._window.inspector.strength))

    def generate_variants(self) -> None:
        self._window.panels.bring("Variants")
        self._window.tray.ask_shapes()

    def generate_layouts(self) -> None:
        self._window.panels.bring("Variants")
        self._window.variants.layouts()

    def generate_right(self) -> None:
        self._window.generator.put_right()

    def generate_cancel(self) -> None:
        self._window.generator.cancel()

    def view_fit(self) -> None:
        self._window.plan.fit()
        self._window.graph.fit()
        self._window.space.frame_all()

    def view_ceiling(self, on: bool) -> None:
        self._window.desk.show_layer("ceiling", on)

    def view_tabletop(self, on: bool) -> None:
        self._window.desk.show_layer("tabletop", on)

    def view_rugs(self, on: bool) -> None:
        self._window.desk.show_layer("rugs", on)

    def view_names(self, on: bool) -> None:
        self._window.desk.show_layer("names", on)

    def view_sizes(self, on: bool) -> None:
        self._window.desk.show_layer("sizes", on)

    def view_rulers(self, on: bool) -> None:
        self._window.desk.show_layer("rulers", on)

    def view_parallel(self, on: bool) -> None:
        self._window.space.project(on)

    def view_walk(self, on: bool) -> None:
        self._window.space.walk(on)

    def view_lamps(self, on: bool) -> None:
        self._window.space.light_lamps(on)
        if on and not any(kind_of(node.category) for node in self._window.session.scene.nodes):
            self._window.say(tr("No lamp is here yet; one that is added will light."))

    def view_handles(self, on: bool) -> None:
        self._window.space.show_handles(on)

    def view_theme(self, dark: bool) -> None:
        self._window.settings.theme = (themes.DARK if dark else themes.LIGHT).name
        self.dress()

    def dress(self) -> None:
        """Wear the theme and the size that the settings say."""
        w = self._window
        w.theme = themes.chosen(w.settings.theme)
        w.actions_.by_id["view.theme"].setChecked(w.theme is themes.DARK)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, w.theme, w.settings.scale)
        views = (w.plan, w.desk.layers, w.graph, w.space, w.inspector, w.checklist, w.catalogue)
        for view in (*views, w.history_panel, w.tray, w.section, w.generate_bar, w.actions_, w.panels):
            view.set_theme(self._window.theme)
        self._window.checklist.refresh()
        prefer(w)

    def view_palette(self) -> None:
        Palette(self._window, self._window.actions_).open(
            self._window.mapToGlobal(QPoint(self._window.width() // 2, 90))
        )

    def view_reset(self) -> None:
        self._window.panels.place(self._window.settings.scale)

    def help_keys(self) -> None:
        KeysHelp(self._window, self._window.actions_.keymap).show()
