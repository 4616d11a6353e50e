using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChatDigestBot.Tests.App;

public sealed class NoticesTests
{
    [Fact]
    public void Every_package_is_named_with_the_licence_it_states_and_no_other_is()
    {
        var packages = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value, StringComparer.Ordinal);
        var noticed = Regex.Matches(Repository.Text("THIRD-PARTY-NOTICES.md"), @"^\| ([\w.-]+) \| ([\w.-]+) \| .+ \|$", RegexOptions.Multiline)
            .Where(row => row.Groups[1].Value != "package")
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value, StringComparer.Ordinal);

        Assert.True(packages.Count >= 20, "too few packages were found to believe it");
        Assert.Equal(packages.Keys.Order(StringComparer.Ordinal), noticed.Keys.Order(StringComparer.Ordinal));
        Assert.All(packages, package => Assert.Equal((package.Key, StatedLicence(package.Key, package.Value) ?? noticed[package.Key]), (package.Key, noticed[package.Key])));
    }

    /// <summary>The licence in the package's own description, or null where the package was not restored here.</summary>
    private static string? StatedLicence(string package, string version)
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var id = package.ToLowerInvariant();
        var description = Path.Combine(cache, id, version, id + ".nuspec");
        if (!File.Exists(description))
        {
            return null;
        }

        var licence = XDocument.Load(description).Descendants().Single(node => node.Name.LocalName == "license");
        if (licence.Attribute("type")?.Value != "file")
        {
            return licence.Value;
        }

        var text = File.ReadAllText(Path.Combine(cache, id, version, licence.Value));
        return text.Contains("LGPL", StringComparison.Ordinal) ? "LGPL-3.0-or-later" : text.StartsWith("MIT License", StringComparison.Ordinal) ? "MIT" : licence.Value;
    }

    [Fact]
    public void Who_passes_on_the_engine_of_the_jobs_passes_on_its_licence_and_where_its_source_is()
    {
        var versions = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value, StringComparer.Ordinal);
        var notices = Repository.Text("THIRD-PARTY-NOTICES.md");
        foreach (var (package, source) in new[]
        {
            ("Hangfire.AspNetCore", "https://github.com/HangfireIO/Hangfire"), ("Hangfire.InMemory", "https://github.com/HangfireIO/Hangfire.InMemory"),
            ("Hangfire.PostgreSql", "https://github.com/hangfire-postgres/Hangfire.PostgreSql"),
        })
        {
            Assert.Contains($"{source} {versions[package]}", notices, StringComparison.Ordinal);
        }

        Assert.Contains("Version 3, 29 June 2007", Repository.Text("LICENSES/LGPL-3.0.txt"), StringComparison.Ordinal);
        Assert.Contains("Version 3, 29 June 2007", Repository.Text("LICENSES/GPL-3.0.txt"), StringComparison.Ordinal);
        Assert.Contains("jQuery", Repository.Text("LICENSES/Hangfire-NOTICES.txt"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("COPY LICENSES LICENSES", Repository.Text("Dockerfile"), StringComparison.Ordinal);
        // Its files must stay files of their own, which anybody can replace.
        var build = Repository.Text("src/ChatDigestBot/ChatDigestBot.csproj") + Repository.Text("Directory.Build.props") + Repository.Text("Dockerfile");
        Assert.DoesNotMatch("PublishSingleFile|PublishTrimmed|PublishAot|ILMerge|ILRepack|Composite", build);
    }
}
