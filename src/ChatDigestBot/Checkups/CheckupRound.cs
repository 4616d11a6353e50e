namespace ChatDigestBot.Checkups;

/// <summary>All checkups, one after the other.</summary>
internal sealed class CheckupRound(IEnumerable<ICheckup> checkups)
{
    public async Task<IReadOnlyList<Finding>> LookAsync(bool isThorough, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var checkup in checkups)
        {
            findings.AddRange(await checkup.LookAsync(isThorough, cancellationToken));
        }

        return findings;
    }
}
