using System.Globalization;
using Continuity.Customers;
using Continuity.Redis.Json;
using Continuity.Redis.Projections;

namespace Continuity.Redis.Inboxes;

/// <summary>Events as they stand in logs: the home, the order there, which of several it is, and what it says, with blanks between. The first three tell it from every other.</summary>
internal static class EventText
{
    private const char Separator = ' ';

    public static string Of(CustomerId home, long order, int index, StoredEvent told) =>
        string.Create(CultureInfo.InvariantCulture, $"{home.Value}{Separator}{order}{Separator}{index}{Separator}{StoreJson.Write(told)}");

    public static (CustomerId Home, StoredEvent Told) Read(string text)
    {
        var parts = text.Split(Separator, 4);
        return (new(parts[0]), StoreJson.Read<StoredEvent>(parts[3]));
    }
}
