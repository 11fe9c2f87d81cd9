import { graphql } from 'relay-runtime';

/** One line of a thread. */
export const entry = graphql`
  fragment EntryLine_entry on Entry {
    cursor
    sequence
    channel
    ... on MessageEntry {
      text
    }
    ... on ActivityEntry {
      summary
    }
  }
`;
