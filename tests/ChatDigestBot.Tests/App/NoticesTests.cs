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
        var noticed = Regex.Matches(Repository.Text("THIRD-PARTY-NOTICES.md"), @"^\| ([\w.]+) \| ([\w.-]+) \| .+ \|$", RegexOptions.Multiline)
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
        return File.Exists(description)
            ? XDocument.Load(description).Descendants().Single(node => node.Name.LocalName == "license").Value
            : null;
    }
}
