using ChatDigestBot.Texts;

namespace ChatDigestBot.Jobs;

/// <summary>What people call a job; the texts have it under its name.</summary>
internal sealed class JobTitles(TextCatalogue texts)
{
    /// <summary>The name itself for jobs of another build.</summary>
    public string Of(Language language, string name) => texts.GetIfAny(language, $"jobs.{name}") ?? name;
}
