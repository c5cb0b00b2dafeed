package org.motiflens.cli.option;

/** What a person wants to do: the headings of the list of commands, in its order. */
public enum CommandGroup {
  MODELS_ON_SEQUENCE("What a model sees:"),
  LEARNT("What a model has learnt:"),
  MODELS_AND_METHODS("Models and methods:"),
  KNOWN_MOTIFS("Known motifs:"),
  TRAINING("Training:"),
  OTHER("Further commands:");

  private final String heading;

  CommandGroup(String heading) {
    this.heading = heading;
  }

  public String heading() {
    return heading;
  }
}
