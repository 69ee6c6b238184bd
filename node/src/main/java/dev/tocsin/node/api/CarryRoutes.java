package dev.tocsin.node.api;

import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Rights;
import java.util.List;

/// Capsules that people carry.
record CarryRoutes(Desk desk) {
  List<Route> all() {
    return List.of(
        new Route(
            Shape.get("/carry/{partner}"),
            Access.hidden(Rights.CARRY),
            "what is owed to the partner, in the order in which it should be carried",
            request ->
                Reply.list(
                    desk.carry(request.caller(), request.step("partner")), StatementRoutes::line)),
        new Route(
            Shape.post("/carry/{partner}/out/{id}", Takes.NOTHING),
            Access.hidden(Rights.CARRY),
            "the capsule of something owed, to be carried",
            request ->
                new Reply.File(
                    desk.carryOut(request.caller(), request.step("partner"), request.step("id")))),
        new Route(
            Shape.post("/carry/in", Takes.CAPSULE),
            Access.open(Rights.CARRY),
            "take in a capsule that was carried here; answers the one to carry back, if any",
            request ->
                desk.carryIn(request.caller(), request.body())
                    .<Reply>map(Reply.File::new)
                    .orElseGet(Reply.Nothing::new)));
  }
}
