package dev.baton.evaluation.desk;

class StoppedMeanwhile extends RuntimeException {

    StoppedMeanwhile() {
        super("Baton was stopped while it prepared the desk. The next start begins anew.");
    }
}
