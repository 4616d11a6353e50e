namespace ChatDigestBot.Jobs;

/// <summary>Tells the engine that a run failed; history and log have it already.</summary>
internal sealed class JobFailedException(string name, Exception cause) : Exception($"The job {name} failed.", cause);
