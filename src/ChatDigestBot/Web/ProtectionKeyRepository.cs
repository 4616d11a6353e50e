using System.Xml.Linq;
using ChatDigestBot.Storage;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ChatDigestBot.Web;

/// <summary>Keeps the keys of cookies in the database. The framework asks for them synchronously, once a day and at the start.</summary>
/// <remarks>Once a key file is set, keys that were stored without it count no more: whoever has an old copy of the database has them too.</remarks>
internal sealed class ProtectionKeyRepository(Database database, ProtectionKeyFile? keyFile = null) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = Run(() => database.OpenAsync(CancellationToken.None));
        return [.. connection.Query<string>("SELECT xml FROM protection_keys").Select(xml => XElement.Parse(xml)).Where(key => keyFile is null || !ProtectionKeyFile.IsPlain(key))];
    }

    public void StoreElement(XElement element, string friendlyName) => Run(() => database.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO protection_keys (name, xml) VALUES (@friendlyName, @xml) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }),
        CancellationToken.None));

    // On a thread of its own, so that waiting cannot hold up the one that must finish the work.
    private static T Run<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
}
