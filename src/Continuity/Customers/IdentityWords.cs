using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>Identities as agents and entries speak of them, without their values.</summary>
internal static class IdentityWords
{
    extension(IdentityKind kind)
    {
        public string InWords => kind switch
        {
            IdentityKind.Phone => "a phone number",
            IdentityKind.Email => "an e-mail address",
            IdentityKind.ChatVisitor => "a chat visitor id",
            IdentityKind.AppUser => "an app user id",
            _ => "an id of another system",
        };

        public string Plural => kind switch
        {
            IdentityKind.Phone => "phone numbers",
            IdentityKind.Email => "e-mail addresses",
            IdentityKind.ChatVisitor => "chat visitor ids",
            IdentityKind.AppUser => "app user ids",
            _ => "ids of other systems",
        };

        /// <summary>The channel that an identity of the kind is at home on.</summary>
        public Channel HomeChannel => kind switch
        {
            IdentityKind.Phone => Channel.Phone,
            IdentityKind.Email => Channel.Email,
            IdentityKind.ChatVisitor => Channel.Chat,
            _ => Channel.SelfService,
        };
    }

    extension(Assurance assurance)
    {
        public string InWords => assurance switch
        {
            Assurance.Verified => "proved to be theirs",
            Assurance.Claimed => "said to be theirs",
            _ => "without knowing who they are",
        };
    }
}
